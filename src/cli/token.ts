/** `hub token`: tokens of the local issuer, for trying the hub out. */
import { Command, InvalidArgumentError } from 'commander';
import { issueToken } from '../access/token.ts';
import { tokenRoles } from '../access/viewer.ts';
import { readConfig } from '../config.ts';
import { HubError } from '../errors.ts';

interface Options {
  readonly role: string;
  readonly department?: string;
  readonly subject?: string;
  readonly user?: string;
  readonly hours: number;
  readonly data?: string;
}

const hours = (text: string): number => {
  const value = Number(text);
  if (value > 0 && value <= 720) return value;
  throw new InvalidArgumentError('a number of hours from 0 to 720.');
};

async function run(options: Options): Promise<void> {
  const role = tokenRoles.find((name) => name === options.role.toUpperCase());
  if (!role)
    throw new HubError('BAD_USER_INPUT', `--role must be one of ${tokenRoles.join(', ')}.`);
  if (role === 'SUBJECT' && options.subject === undefined)
    throw new HubError(
      'BAD_USER_INPUT',
      '--role SUBJECT needs --subject with the id of the subject.',
    );
  if (role === 'DEPARTMENT' && options.department === undefined)
    throw new HubError(
      'BAD_USER_INPUT',
      '--role DEPARTMENT needs --department with the credit code of a unit that has decided or delivered something.',
    );
  const config = readConfig();
  const token = await issueToken(
    {
      dataDir: options.data ?? config.dataDir,
      production: config.production,
      outside: config.outsideIssuer,
    },
    {
      role,
      hours: options.hours,
      ...(options.department === undefined ? {} : { department: options.department }),
      ...(options.subject === undefined ? {} : { subject: options.subject }),
      ...(options.user === undefined ? {} : { user: options.user }),
    },
  );
  console.log(token);
}

/** `hub token`: a token of the local issuer, for trying the hub out. */
export const tokenCommand = (): Command =>
  new Command('token')
    .description(
      'issue a token of the local issuer; refused in production or beside an outside issuer',
    )
    .requiredOption('--role <role>', tokenRoles.join(' | '))
    .option('--department <uscc>', 'the department that the token speaks for')
    .option('--subject <id>', 'the subject that the token speaks for (role SUBJECT)')
    .option('--user <name>', 'the person who holds it; without one it decides nothing')
    .option('--hours <n>', 'how long it is valid', hours, 8)
    .option('--data <dir>', 'data folder of the hub (or HUB_DATA)')
    .action(run);

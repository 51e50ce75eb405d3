/** A city of any size to try things on, since no real register may leave its office. */
import { Command, InvalidArgumentError } from 'commander';
import { generateCity, type GeneratedCity } from '../intake/generate/generate-city.ts';
import { today } from '../words/calendar-date.ts';

interface Options {
  readonly out: string;
  readonly enterprises: number;
  readonly persons?: number;
  readonly seed: number;
  readonly dirt: number;
  readonly today: string;
  readonly json?: true;
}

const wholeNumber = (text: string): number => {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

const share = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError('It must be a number from 0 to 1.');
  }
  return value;
};

const report = (city: GeneratedCity): void => {
  for (const [file, rows] of Object.entries(city.counts))
    console.log(`${String(rows).padStart(9)}  ${file}`);
  if (city.spoiltFile !== undefined) console.log(`What was spoilt: ${city.spoiltFile}`);
  console.log('Worth asking about:');
  for (const { uscc, name, about } of city.landmarks.firms)
    console.log(`  ${uscc}  ${name}: ${about}`);
};

/** One line that is written over, on a terminal only. */
const showProgress = (text: string): void => {
  process.stderr.write(`\r\u001B[K${text}`);
};

const run = async (options: Options): Promise<void> => {
  const { out, json, ...city } = options;
  const { isTTY } = process.stderr;
  const done = await generateCity({
    ...city,
    directory: out,
    ...(isTTY && { onProgress: showProgress }),
  });
  if (isTTY) showProgress('');
  if (json) console.log(JSON.stringify(done, undefined, 2));
  else report(done);
};

/** `hub generate`: writes the exchange files of a made-up city of any size. */
export const generateCommand = (): Command =>
  new Command('generate')
    .description('write the exchange files of a made-up city; the same seed gives the same files')
    .requiredOption('--out <dir>', 'folder to write to; made if it is not there')
    .requiredOption('--enterprises <n>', 'enterprises and organisations, 50 or more', wholeNumber)
    .option('--persons <n>', 'natural persons (default: 49 for each enterprise)', wholeNumber)
    .option('--seed <n>', 'which city', wholeNumber, 1)
    .option(
      '--dirt <rate>',
      'share of rows to spoil, 0 to 1; what was spoilt goes to spoilt.txt',
      share,
      0,
    )
    .option('--today <date>', 'the day the city is seen from, YYYY-MM-DD', today())
    .option('--json', 'answer as JSON')
    .action(run);

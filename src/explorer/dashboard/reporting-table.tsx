import type { ReportingFigures } from './figures.ts';
import type { TextKey } from './texts.ts';

/** Above this share of late rows a unit is named, as provinces do. */
const named = 0.5;

/** What each department delivered, the latest reporters first. */
export function ReportingTable({
  reporting,
  words: { say, number, rate },
}: {
  readonly reporting: readonly ReportingFigures[];
  readonly words: {
    readonly say: (key: TextKey) => string;
    readonly number: (value: number) => string;
    readonly rate: (value: number | null) => string;
  };
}) {
  const rows = [...reporting].sort((a, b) => (b.lateRate ?? -1) - (a.lateRate ?? -1));
  return (
    <section className="sheet wide">
      <header>
        <h2>{say('byDepartment')}</h2>
      </header>
      {rows.length === 0 ? (
        <p>{say('nothing')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('department')}</th>
              <th scope="col">{say('rows')}</th>
              <th scope="col">{say('rejected')}</th>
              <th scope="col">{say('compliance')}</th>
              <th scope="col">{say('late')}</th>
              <th scope="col">{say('backlog')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr
                key={one.department}
                className={(one.lateRate ?? 0) > named ? 'warned' : undefined}
              >
                <th scope="row">{one.department || say('noDepartment')}</th>
                <td>{number(one.read)}</td>
                <td>{number(one.rejected)}</td>
                <td>{rate(one.complianceRate)}</td>
                <td>{rate(one.lateRate)}</td>
                <td>{number(one.backlog)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

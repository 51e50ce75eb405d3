import { endedStatus } from '../model/appearance.ts';
import { useExplorer } from './use-explorer.ts';

/** A subject by name that opens its card. */
export function SubjectLink({
  id,
  name,
  status = null,
}: {
  readonly id: string;
  readonly name: string;
  readonly status?: string | null;
}) {
  const { explorer } = useExplorer();
  const ended = endedStatus({ status });
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        explorer.changeView({ selected: id }, false);
      }}
    >
      {ended === null ? name : `${name}（${ended}）`}
    </button>
  );
}

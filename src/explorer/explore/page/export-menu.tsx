// Takes the map away as a picture, as tables or as data.
import { useEffect, useRef } from 'react';
import type { Renderer } from '../canvas/renderer.ts';
import { pictureJson, relationsCsv, subjectsCsv } from '../model/csv.ts';
import { localTime } from '../model/days.ts';
import { findingLines } from '../model/finding-lines.ts';
import { focusOfFinding } from '../model/findings.ts';
import { codesQuestion } from '../model/questions.ts';
import { pictureSvg } from '../model/svg.ts';
import { clocksOf } from '../model/view.ts';
import { faultOf } from '../../hub/ask.ts';
import { download, keepPrintable, rasterise } from './download.ts';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { useExplorer } from './use-explorer.ts';

const forms = ['PNG', 'SVG', 'CSV', 'JSON'] as const;
type Form = (typeof forms)[number];

/** Subjects whose numbers one question takes. */
const mostAsked = 100;

/** Takes the picture out of the page, with as of when, for whom and when it was made. */
export function ExportMenu({ renderer }: { readonly renderer: Renderer | null }) {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const { drawn, finding, view, viewer } = state;
  const day = drawn.asOf?.validAt ?? '';
  const madeAt = new Date().toISOString();
  const role = viewer?.role ?? 'PUBLIC';
  const centre = [...drawn.anchors].flatMap((id) => drawn.nodes.get(id)?.name ?? []).join('、');
  const svg = (): string =>
    pictureSvg(drawn, renderer?.places() ?? new Map(), words, {
      title: [say('brand'), centre, view.mode.is === 'map' ? '' : say(view.mode.is)]
        .filter((part) => part !== '')
        .join(' · '),
      foot: [
        `${say('asOf')} ${day}`,
        `${say('source')} ${location.origin}`,
        `${say('madeFor')} ${words.role(role)} ${viewer?.department ?? ''}`.trimEnd(),
        localTime(new Date()),
      ].join(' · '),
      finding: findingLines(finding, view.focus, words),
      focus: focusOfFinding(finding, view.focus),
    });
  const codes = async (): Promise<Map<string, string>> => {
    const ids = [...drawn.nodes.values()].flatMap(({ id, kind }) =>
      kind === 'PERSON' ? [] : [id],
    );
    const found = new Map<string, string>();
    for (let at = 0; at < ids.length; at += mostAsked) {
      const { nodes } = await explorer.ask(codesQuestion, {
        ids: ids.slice(at, at + mostAsked),
        asOf: clocksOf(view),
      });
      for (const node of nodes)
        if (node && 'identifiers' in node) {
          const code = node.identifiers.find(({ scheme }) => scheme === 'USCC');
          if (code) found.set(node.id, code.value);
        }
    }
    return found;
  };
  const drawing = useRef(svg);
  useEffect(() => {
    drawing.current = svg;
  });
  useEffect(() => keepPrintable(() => drawing.current()), []);
  const take: Readonly<Record<Form, () => Promise<void> | void>> = {
    PNG: async () => {
      download(`credit-map-${day}.png`, await rasterise(svg()));
    },
    SVG: () => {
      download(`credit-map-${day}.svg`, new Blob([svg()], { type: 'image/svg+xml' }));
    },
    CSV: async () => {
      const known = await codes();
      const type = 'text/csv;charset=utf-8';
      download(`subjects-${day}.csv`, new Blob([subjectsCsv(drawn, known, words)], { type }));
      download(`relations-${day}.csv`, new Blob([relationsCsv(drawn, known, words)], { type }));
    },
    JSON: () => {
      const text = pictureJson(drawn, { madeAt, madeFor: role });
      download(`credit-map-${day}.json`, new Blob([text], { type: 'application/json' }));
    },
  };
  return (
    <Menu
      label={
        <>
          <Icon name="export" /> {say('export')}
        </>
      }
      isOff={drawn.nodes.size === 0}
      sheet="menu-list"
    >
      {(close) => (
        <>
          {forms.map((form) => (
            <button
              key={form}
              type="button"
              className="quiet"
              onClick={() => {
                close();
                // what the hub refuses is told where all faults of the page are
                Promise.resolve(take[form]()).catch((error: unknown) => {
                  explorer.fail(faultOf(error));
                });
              }}
            >
              {form}
            </button>
          ))}
          <button
            type="button"
            className="quiet"
            onClick={() => {
              close();
              window.print();
            }}
          >
            {say('print')}
          </button>
        </>
      )}
    </Menu>
  );
}

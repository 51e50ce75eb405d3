// Takes the map away as a picture, as tables or as data.
import { useEffect, useRef } from 'react';
import type { Renderer } from '../canvas/renderer.ts';
import { pictureJson, relationsCsv, subjectsCsv } from '../model/csv.ts';
import { pictureSvg } from '../model/svg.ts';
import { download, keepPrintable, rasterise } from './download.ts';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { useExplorer } from './use-explorer.ts';

const forms = ['PNG', 'SVG', 'CSV', 'JSON'] as const;
type Form = (typeof forms)[number];

/** Takes the picture out of the page, with as of when, for whom and when it was made. */
export function ExportMenu({ renderer }: { readonly renderer: Renderer | null }) {
  const { state, words } = useExplorer();
  const { say } = words;
  const { drawn, viewer } = state;
  const day = drawn.asOf?.validAt ?? '';
  const madeAt = new Date().toISOString();
  const role = viewer?.role ?? 'PUBLIC';
  const svg = (): string =>
    pictureSvg(
      drawn,
      renderer?.places() ?? new Map(),
      words,
      [
        say('brand'),
        `${say('asOf')} ${day}`,
        `${say('source')} ${location.origin}`,
        `${say('madeFor')} ${words.role(role)}`,
        madeAt,
      ].join(' · '),
    );
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
    CSV: () => {
      const type = 'text/csv;charset=utf-8';
      download(`subjects-${day}.csv`, new Blob([subjectsCsv(drawn, words)], { type }));
      download(`relations-${day}.csv`, new Blob([relationsCsv(drawn, words)], { type }));
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
                void take[form]();
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

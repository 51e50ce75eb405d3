const paths = {
  undo: 'M8 5 4 9l4 4M4 9h9a5 5 0 0 1 0 10h-3',
  redo: 'M16 5l4 4-4 4M20 9h-9a5 5 0 0 0 0 10h3',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM20 20l-4-4',
  key: 'M14 10a4 4 0 1 0-4 4l1-1h2v-2h1zM13 13l6 6M16 16l2-2',
  close: 'M6 6l12 12M18 6 6 18',
  force: 'M12 12 6 6M12 12l7-4M12 12l-3 7M12 12l6 6',
  layers: 'M12 5v6M12 11H6v5M12 11h6v5M12 11v5',
  rings: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  filter: 'M4 5h16l-6 8v5l-4 2v-7z',
  export: 'M12 4v10M8 8l4-4 4 4M5 14v5h14v-5',
  table: 'M4 6h16M4 12h16M4 18h16M9 6v12',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing that says nothing to a screen reader: its button has words. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg
    viewBox="0 0 24 24"
    width="18"
    height="18"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.7"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
);

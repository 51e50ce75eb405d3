import { t, type Text } from './texts.ts';

/** Measures in English; the catalogue names them in Chinese alone. */
const measures: Readonly<Record<string, string>> = {
  PROCUREMENT_BAN: 'Public procurement',
  BIDDING_LIMIT: 'Tenders for works',
  LICENCE_LIMIT: 'Licences',
  OFFICE_LIMIT: 'Company offices',
  CONSUMPTION_LIMIT: 'High consumption',
  EXIT_LIMIT: 'Leaving the country',
  SCHOOLING_LIMIT: 'Schooling',
  PUBLIC_FUNDS_LIMIT: 'Public funds',
  AWARDS_LIMIT: 'Awards',
  PREFERENCES_LIMIT: 'Preferences',
  KEY_SUPERVISION: 'Key supervision',
  PROMISE_LIMIT: 'No notice and promise',
  CREDIT_REPORTING: 'Market credit reports',
  PRUDENT_LENDING: 'Prudent lending',
  GREEN_CHANNEL: 'Green channel',
  REDUCED_INSPECTION: 'Fewer inspections',
  PRIORITY_FUNDS: 'Funds first',
  BID_BONUS: 'Points in tenders',
  PROMOTION: 'Promotion as a model',
  LENDING_PREFERENCE: 'Easier lending',
};

/** The name of a measure: as the catalogue has it, and in English where this page knows one. */
export const measureText = (id: string, name: string): Text => t(name, measures[id] ?? name);

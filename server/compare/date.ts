import type { Check } from './check.js';
import { oddValues } from './contrast.js';

export const date: Check = {
  id: 'date',
  name: 'Date',
  description:
    'Another month, weekday, season, day (yesterday, today, tomorrow) or part of the day than the other versions give. The numbers in a date are the number check’s.',
  severity: 'major',
  find: (unit) => oddValues(unit, 'time', 'date', 'major', 0.75),
};

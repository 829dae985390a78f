export const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

/** @param share 0.5 for the median, 0.99 for the 99th percentile. */
export const percentile = (numbers: readonly number[], share: number) =>
  ascending(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] as number;

export const median = (numbers: readonly number[]) => percentile(numbers, 0.5);

/** "0.53–0.75" */
export const range = (numbers: readonly number[], write: (one: number) => string) =>
  `${write(Math.min(...numbers))}–${write(Math.max(...numbers))}`;

export const ratio = (value: number) => (value >= 10 ? value.toFixed(0) : value.toFixed(2));
export const milliseconds = (value: number) => `${value.toFixed(value >= 100 ? 0 : 1)} ms`;
export const whole = (value: number) => Math.round(value).toLocaleString("en");

export abstract class ReferenceNumbers {
  /** Counts from 1 in each country and year; no number is handed out twice. */
  abstract next(country: string, year: number): Promise<number>;
}

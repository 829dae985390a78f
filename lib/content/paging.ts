/** One page of a list. There is no total: counting a million rows would cost more than showing twenty. */
export type Page<T> = { items: T[]; number: number; hasNext: boolean };

/**
 * Reads one row more than a page holds, to know whether another page follows.
 * @param number from 1.
 */
export async function readPage<T>(
  number: number,
  size: number,
  read: (range: { skip: number; take: number }) => Promise<T[]>,
): Promise<Page<T>> {
  const rows = await read({ skip: (number - 1) * size, take: size + 1 });
  return { items: rows.slice(0, size), number, hasNext: rows.length > size };
}

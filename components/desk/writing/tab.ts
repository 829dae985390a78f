/** Under which name a tab writes a draft (lock.ts of the articles calls it the holder). */
type Tab = { holder: Promise<string>; close: () => void };

/**
 * A tab that has gone without saying so, in a crash or without a network, would keep its writer out until
 * the portal gives it up. The next one of the same browser writes under its name: that it is gone shows by
 * a lock of the browser's own, which ends with the tab.
 */
export function openTab(account: string, draft: string): Tab {
  const place = `tab ${account} ${draft}`;
  let close = () => {};
  const take = (name: string): Promise<boolean> => {
    // Over plain HTTP browsers have none.
    if (!navigator.locks) return Promise.resolve(false);
    return new Promise((resolve) => {
      void navigator.locks.request(`writing ${name}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise<void>((end) => (close = end));
      });
    });
  };
  const find = async (): Promise<string> => {
    const before = localStorage.getItem(place);
    if (before && (await take(before))) return before;
    const name = crypto.randomUUID();
    await take(name);
    localStorage.setItem(place, name);
    return name;
  };
  return { holder: find().catch(() => crypto.randomUUID()), close: () => close() };
}

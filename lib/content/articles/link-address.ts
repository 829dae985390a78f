/** Whether a report may link to an address: the web, mail, the telephone, and places of the portal itself. */
export const isLinkAddress = (url: string): boolean =>
  url.length <= 2_000 && /^(https?:\/\/|mailto:|tel:|\/(?!\/))/.test(url);

/** Who shortens addresses hides where they lead, and may end. */
const shorteners = new Set(
  "bit.ly t.co goo.gl tinyurl.com ow.ly is.gd buff.ly cutt.ly rebrand.ly shorturl.at".split(" "),
);

/**
 * Whether an address on the web had better be looked at again: unencrypted, with a name before the host, a
 * number or foreign letters in place of one, a shortener's, or another than the text says.
 * @param text what readers click.
 */
export function doubtfulAddress(address: string, text: string): boolean {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  const { protocol, username, hostname } = url;
  if (protocol === "http:" || username !== "" || shorteners.has(hostname)) return true;
  if (/^[\d.]+$|^\[|(?:^|\.)xn--|^[^.]+$/.test(hostname)) return true;
  const said = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/:?#]|$)/i.exec(text.trim())?.[1];
  const plain = (host: string) => host.toLowerCase().replace(/^www\./, "");
  return said !== undefined && plain(said) !== plain(hostname);
}

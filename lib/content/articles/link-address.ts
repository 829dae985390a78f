/** Whether a report may link to an address: the web, mail, the telephone, and places of the portal itself. */
export const isLinkAddress = (url: string): boolean =>
  url.length <= 2_000 && /^(https?:\/\/|mailto:|tel:|\/(?!\/))/.test(url);

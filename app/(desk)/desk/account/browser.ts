/** What a person calls a browser, "Chrome, Android"; what it says of itself where none of these is in it. */
export function browserNamed(userAgent: string | null): string {
  const said = userAgent ?? "";
  const browser = first(said, {
    Edg: "Edge",
    OPR: "Opera",
    Firefox: "Firefox",
    Chrome: "Chrome",
    Safari: "Safari",
  });
  const system = first(said, {
    Android: "Android",
    iPhone: "iPhone",
    iPad: "iPad",
    Windows: "Windows",
    Mac: "macOS",
    Linux: "Linux",
  });
  return [browser, system].filter(Boolean).join(", ") || said.slice(0, 60) || "?";
}

const first = (said: string, names: Record<string, string>) =>
  Object.entries(names).find(([mark]) => said.includes(mark))?.[1];

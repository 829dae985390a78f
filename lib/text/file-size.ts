/**
 * "340 kB", "1,2 MB": a size as readers of the language write it, in powers of ten.
 * @param bytes from 0 up; what is less than a kilobyte counts as one.
 */
export function fileSize(bytes: number, language: "vi" | "en"): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1_000));
  const [value, unit] =
    kilobytes < 1_000 ? [kilobytes, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(language === "vi" ? "vi" : "en-GB", {
    style: "unit",
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

import { fold } from "./fold.ts";
import { normalizeLine, normalizeText } from "./normalize.ts";

/** A document number found in running text. */
export interface FoundDocumentNumber {
  /** As `documentNumberKey`; in a list, with what only the last one states: "217, 218-QĐ/TW". */
  key: string;
  /** As it stands in the text. */
  written: string;
  /** Where `written` begins in `normalizeText(text)`, in UTF-16 units. */
  index: number;
  /** The type as written before it, in sentence case: "Quyết định" or "Quy định"; never deduced. */
  type?: string;
}

/** Trung ương. Folded, TƯ would become TU, which is Tỉnh ủy. */
const CENTRAL = /T\.?\s?Ư|T\.\s?W/giu;

/**
 * A document number in any spelling ("36 – NQ/TW", "số 36 -NQ/T.Ư", "Nghị quyết số 36-NQ/TW ngày …")
 * → the key by which documents match: "36-nq/tw", "42/2022/nd-cp", "217". Leading zeros and what
 * stands before and after the number do not count. Empty where there is no digit.
 */
export function documentNumberKey(s: string): string {
  const line = normalizeLine(s)
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2044\u2215]/g, "/")
    .replace(CENTRAL, "TW");
  const afterSo = line.search(/(?<=(?<!\p{L})số:? ?)\d/iu);
  const from = afterSo < 0 ? line.search(/\d/) : afterSo;
  if (from < 0) return "";
  const [number = ""] = line
    .slice(from)
    .replace(/ ?([-/]) ?/g, "$1")
    .replace(/^(\d+\p{Ll}?) (?=\p{Lu}{2,}[-/])/u, "$1-")
    .split(/[ ,;:()]/, 1);
  return (
    number
      .split(/([-/])/)
      .map((part) => (part === "-" || part === "/" ? part : fold(part).replaceAll(" ", "")))
      .join("")
      .replace(/[-/]+$/, "")
      .replace(/^0+(?=\d)/, "")
      // "25/NQ-TW" is a common misspelling, and no organ of the state is called TW or TU.
      .replace(/^(\d+[a-z]?)[-/]([a-z]+)[-/](tw|tu)$/, "$1-$2/$3")
  );
}

const TYPES = [
  ...["Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Quyết định", "Quy định", "Quy chế"],
  ...["Chỉ thị", "Kết luận", "Thông báo", "Thông tư liên tịch", "Thông tư", "Thông tri"],
  ...["Hướng dẫn", "Kế hoạch", "Chương trình hành động", "Chương trình", "Đề án", "Báo cáo"],
  ...["Tờ trình", "Công văn", "Công điện", "Văn bản hợp nhất", "Văn bản", "Pháp lệnh"],
  ...["Bộ luật", "Luật", "Sắc lệnh", "Lệnh"],
].join("|");
/** These are cited without "số" too; "Kế hoạch 5 năm" and "Báo cáo 3 tháng" are no citations. */
const OFTEN_WITHOUT_SO =
  /^(?:Nghị quyết|Nghị định|Quyết định|Quy định|Chỉ thị|Kết luận|Thông báo|Thông tư|Hướng dẫn)$/;

const COUNT = "\\d{1,6}[a-zđ]?";
const DASH = "[-\\u2010-\\u2015\\u2212]";
const SLASH = "[/\\u2044\\u2215]";
/** The type within the number. */
const CODE =
  "(?:NQLT|NQ|NĐ|QĐi|QyĐ|QĐ|QC|CTHĐ|CTr|CT|KL|TB|TTLT|TTr|TT|HD|KH|ĐA|BC|CV|CĐ|VBHN|PL|SL)";
/** Capitals, at most two small letters in a row (TTg, GDTrH), a term of office at the end (QH15). */
const ORGAN =
  "(?:T\\.\\s?[ƯW](?![\\p{L}\\d])|[A-ZĐ](?:[A-ZĐƯ&]|[a-zđ](?![a-zđ]{2})){1,24}\\d{0,2}(?![\\p{L}\\p{M}\\d]))";
const ORGANS = `${ORGAN}(?:${DASH}${ORGAN})*`;

const CERTAIN = [
  // 25-NQ/TW, 36 – NQ/TW
  `${COUNT}\\s?${DASH}\\s?${CODE}\\s?${SLASH}\\s?${ORGANS}`,
  // 42/2022/NĐ-CP, 959/QĐ-UBND, and party numbers misspelled so
  `${COUNT}\\s?${SLASH}\\s?(?:\\d{4}\\s?${SLASH}\\s?)?${CODE}\\s?${DASH}\\s?${ORGANS}`,
  // 91/2025/QH15, 08/2022/UBTVQH15
  `${COUNT}/\\d{4}/(?:UBTV)?QH\\d{1,2}(?!\\d)`,
].join("|");
/** 1374/TTg-KGVX, 64-SL, 121/CP: after a type or "số". */
const LIKELY = `${COUNT}(?:/\\d{4})?(?:[/-]${ORGAN})+`;
/** 42/2022 and 217: after a type. */
const BARE = "\\d{1,5}(?:/\\d{4})?(?![\\d/\\p{L}%]|[.,]\\d|-[\\p{L}\\d])";

const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{M}\\d]|\\d[.,/-])(?:(?<certain>${CERTAIN})|(?<likely>${LIKELY})|${BARE})`,
  "gu",
);
const TYPE_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{M}]|(?:mệnh|hiệu|pháp) )(${TYPES})\\s+\\(?(?:(số)(?: hiệu)?:?\\s*)?$`,
  "iu",
);
const SO_BEFORE = /(?<!\p{L})số(?: hiệu)?:?\s*$/iu;
/** "Luật Đất đai số …": a title or issuer between type and "số". */
const TYPES_IN_CLAUSE = new RegExp(`(?<![\\p{L}\\p{M}])(?:${TYPES})(?![\\p{L}\\p{M}])`, "gu");
const LOOK_BACK = 100;

const LIST_JOINT = /^\s*(?:,|&|và|,\s*và)\s*(?:số\s+)?$/iu;
const LIST_START = /(?:^|[(:;.“"\n]|(?<!\p{L})(?:các|số))\s*$/iu;
/** What follows a number that is cited, rather than one that counts something. */
const AFTER_CITED =
  /^\s*(?:$|[.,;:()”"]|(?:và|của|về|do|khóa|khoá)(?!\p{L})|ngày\s+\d|năm\s+\d{4})/iu;

interface Candidate {
  written: string;
  index: number;
  strength: "certain" | "likely" | "bare";
}

/**
 * Finds the numbers of party, state and law documents in running text, in order: full ones
 * ("25-NQ/TW", "42/2022/NĐ-CP", "91/2025/QH15"), lists ("217, 218-QĐ/TW"), and bare ones where their
 * type is named ("Quyết định số 217"). Dates, shares and counts are left alone.
 */
export function findDocumentNumbers(text: string): FoundDocumentNumber[] {
  const normalized = normalizeText(text);
  return lists(normalized).flatMap((list) => citations(normalized, list));
}

/** Candidates, those with nothing but a comma or "và" between them together. */
function lists(text: string): Candidate[][] {
  const found: Candidate[][] = [];
  let end = -1;
  for (const { 0: written, index, groups } of text.matchAll(NUMBER)) {
    const strength = groups?.certain ? "certain" : groups?.likely ? "likely" : "bare";
    const candidate: Candidate = { written, index, strength };
    const list = found.at(-1);
    if (list && LIST_JOINT.test(text.slice(end, index))) list.push(candidate);
    else found.push([candidate]);
    end = index + written.length;
  }
  return found;
}

function citations(text: string, list: Candidate[]): FoundDocumentNumber[] {
  const first = list[0] as Candidate;
  const before = text.slice(Math.max(0, first.index - LOOK_BACK), first.index);
  const { type, adjacent, so } = leadOf(before);
  const led = adjacent || so;
  const accepted = list.filter((c) => c.strength === "certain" || (c.strength === "likely" && led));
  const lastFull = accepted.at(-1);

  return list.flatMap((candidate, position) => {
    const { written, index } = candidate;
    const number: FoundDocumentNumber = { key: documentNumberKey(written), written, index };
    if (type !== undefined) number.type = type;
    if (accepted.includes(candidate)) return [number];
    if (candidate.strength === "likely") return [];

    if (lastFull && index < lastFull.index) {
      if (!led && !LIST_START.test(before)) return [];
      const next = accepted.find((full) => full.index > index) as Candidate;
      const shared = documentNumberKey(next.written).replace(/^\d+[a-z]?/, "");
      return [written.includes("/") ? number : { ...number, key: number.key + shared }];
    }
    if (lastFull || type === undefined || !adjacent) return [];
    if (position === 0 && so) return [number];
    const end = index + written.length;
    const cited = written.includes("/") || AFTER_CITED.test(text.slice(end, end + 20));
    return cited && (so || OFTEN_WITHOUT_SO.test(type)) ? [number] : [];
  });
}

interface Lead {
  type?: string;
  /** Nothing but "số" stands between the type and the number. */
  adjacent: boolean;
  so: boolean;
}

/** What the text before a number says of it. */
function leadOf(before: string): Lead {
  const [, typeBefore, soBetween] = TYPE_BEFORE.exec(before) ?? [];
  if (typeBefore !== undefined) {
    return { type: sentenceCase(typeBefore), adjacent: true, so: soBetween !== undefined };
  }
  if (!SO_BEFORE.test(before)) return { adjacent: false, so: false };
  const clause = before.split(/[.,;:()\n\d]/).at(-1) ?? "";
  const types = clause.match(TYPES_IN_CLAUSE) ?? [];
  return types.length === 1
    ? { type: sentenceCase(types[0] as string), adjacent: false, so: true }
    : { adjacent: false, so: true };
}

function sentenceCase(s: string): string {
  const lower = s.toLowerCase().replace(/\s+/g, " ");
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

import { readerPage } from "../../../../reader-page.tsx";
import { periodPage } from "../../period.tsx";

export const GET = readerPage<{ year: string; month: string }>(periodPage);

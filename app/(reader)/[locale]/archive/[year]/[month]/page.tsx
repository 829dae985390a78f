import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pagePath } from "#lib/content/addresses.ts";
import { headOf } from "#lib/content/head.ts";
import { missingHead, NotThere } from "../../../elsewhere.tsx";
import { type PageProps, pageNumber } from "../../../shell.tsx";
import { Period, periodOf, periodTitle } from "../../period.tsx";

type Props = PageProps<{ year: string; month: string }>;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale: language, year, month } = await params;
  const period = periodOf(year, month);
  if (!period) return missingHead();
  const t = await getTranslations("archive");
  const page = pageNumber(await searchParams);
  const title = periodTitle(period, language);
  return headOf({
    title,
    description: `${title}. ${t("listDescription")}`,
    language,
    pathIn: (other) => pagePath("archive", other, period.split("-"), { page }),
    unlisted: true,
  });
}

export default async function MonthPage({ params, searchParams }: Props) {
  const { locale: language, year, month } = await params;
  const period = periodOf(year, month);
  if (!period) return <NotThere asked="" language={language} />;
  return <Period period={period} language={language} number={pageNumber(await searchParams)} />;
}

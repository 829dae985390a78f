import * as rootParams from "next/root-params";
import { getRequestConfig } from "next-intl/server";
import { languages } from "#lib/content/language.ts";
import en from "#messages/en.json";
import vi from "#messages/vi.json";

const messages = { vi, en };

export default getRequestConfig(async ({ locale: explicit }) => {
  const asked = explicit ?? (await rootParams.locale());
  const locale = languages.find((language) => language === asked) ?? "vi";
  return { locale, messages: messages[locale], timeZone: "Asia/Ho_Chi_Minh" };
});

"use client";

import { type AbstractIntlMessages, NextIntlClientProvider, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Language } from "#lib/content/language.ts";
import type { Desk } from "../words.ts";

type Props = { language: Language; messages: AbstractIntlMessages; children: ReactNode };

/** Brings the desk's texts to what runs in the browser. */
export const WordsProvider = ({ language, messages, children }: Props) => (
  <NextIntlClientProvider
    locale={language}
    messages={{ desk: messages }}
    timeZone="Asia/Ho_Chi_Minh"
  >
    {children}
  </NextIntlClientProvider>
);

export const useWords = () => useTranslations("desk") as unknown as Desk;

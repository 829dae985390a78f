import type { Language } from "#lib/content/language.ts";
import type vi from "#messages/vi.json";

declare module "next-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: typeof vi;
  }
}

import { shortest } from "#lib/access/password.ts";
import { Field } from "./form.tsx";
import type { Desk } from "./words.ts";

/** Where a password is chosen. */
export const NewPassword = ({ t }: { t: Desk }) => (
  <Field
    name="password"
    label={t("newPassword")}
    hint={t("passwordHint", { shortest })}
    type="password"
    autoComplete="new-password"
    required
  />
);

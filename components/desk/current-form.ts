import { createContext } from "react";
import type { FormState } from "./form.tsx";

/** Beside the components: made anew with them while one develops, it would empty every field. */
export const CurrentForm = createContext<FormState>(null);

/** Under which key the reader's device keeps how pages are to look. */
export const preferencesKey = "hien-thi";

/**
 * Runs in <head> before anything is drawn, so that a page does not flash. The one script that stands
 * in a document itself: its hash is in the Content-Security-Policy.
 */
export const applyPreferences = `try{Object.assign(document.documentElement.dataset,JSON.parse(localStorage.getItem("${preferencesKey}")))}catch{}`;

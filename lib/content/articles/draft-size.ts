/** So many bytes a save of a draft may have, as it is sent: a report of 5,000 words has a tenth of it. */
export const mostBytesOfDraft = 2_097_152;

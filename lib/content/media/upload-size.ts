/** What a file on its way in may have, in bytes: an hour of speech, a proceedings volume. */
export const mostBytesOfFile = 67_108_864;

/** So much of it is sent at once: a slow line gets it through within a request's time. */
export const bytesAtOnce = 524_288;

package ai.openclaw.core.sweep.internal;

import ai.openclaw.core.logging.SecretForms;

/**
 * One form of a value, known by its length and its fingerprints alone.
 *
 * @param secret the number of the value
 * @param kind what wrote it
 * @param length its length in bytes
 * @param print its fingerprint
 * @param second another one, under another key
 */
record Form(int secret, SecretForms.Kind kind, int length, long print, long second) {}

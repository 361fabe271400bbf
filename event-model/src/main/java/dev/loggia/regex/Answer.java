package dev.loggia.regex;

/** What a fast matcher says of a text: it may leave the answer to a slower one. */
enum Answer {
    YES,
    NO,
    UNKNOWN
}

package dev.loggia.ingest.file;

/** When the rest of an event that is not complete at the end of its content may come later, so that what is held back of it has to wait. */
enum Growth {
    /** The content is read as it is, once. */
    NONE,
    /** It is packed: its end is one, but when it is cut off or damaged it may be whole when it is read again. */
    IF_DAMAGED,
    ANY
}

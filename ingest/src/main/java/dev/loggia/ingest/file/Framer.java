package dev.loggia.ingest.file;

/** Makes a line of each event of content whose events are not lines. Confined to one thread. */
interface Framer {

    /**
     * Takes the next bytes of the content. What is put out for a content is the beginning of what is put out for a longer one that begins
     * with it, so that reading can go on where it ended.
     */
    void convert(byte[] content, int from, int to, FramedOutput output);

    /** Whether a part of an event was taken of which nothing is put out before the rest of it is there. */
    boolean holdsBack();

    /** Puts out what was held back, as there is nothing more to come. */
    void end(FramedOutput output);
}

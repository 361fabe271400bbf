package dev.loggia.ingest.file;

/** Files, folders, globs and standard input as one event source. */
public final class FileEventSource {

    private FileEventSource() {}
}

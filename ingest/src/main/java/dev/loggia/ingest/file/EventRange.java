package dev.loggia.ingest.file;

import dev.loggia.event.Scan;
import dev.loggia.ingest.sink.ReadingPoint;

/** A row range of an input, which knows how far it was read. */
interface EventRange extends Scan.Partition {

    /** Where to read on after the batch that {@link #next} gave last. Asked before the next one. */
    ReadingPoint reached();
}

package dev.loggia.testkit.generate;

import dev.loggia.event.LogEvent;

/** An endless log. The same seed gives the same events for ever. Confined to one thread. */
public interface LogGenerator {

    /**
     * The next event: its time, and its message without a final line end, but with line breaks where it is a stack trace. It belongs
     * to no group and no stream yet. Times never fall back.
     */
    LogEvent next();
}

package dev.loggia.testkit.generate;

/** An endless log. The same seed gives the same events for ever. Confined to one thread. */
public interface LogGenerator {

    /** The next event without a final line end. May hold line breaks, as a stack trace does. Times never fall back. */
    String next();
}

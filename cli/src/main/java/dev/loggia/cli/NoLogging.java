package dev.loggia.cli;

/**
 * The configuration of java.util.logging, which is none: what Lucene notes there (that a module for vectors is not loaded) is nothing a
 * user can act on. Made by Java, by its name, when something logs for the first time; cheaper than the usual configuration.
 */
public final class NoLogging {

    private static final String PROPERTY = "java.util.logging.config.class";

    /** For Java: sets up nothing. */
    public NoLogging() {}

    /** Has effect until something logs. */
    static void apply() {
        System.setProperty(PROPERTY, NoLogging.class.getName());
    }
}

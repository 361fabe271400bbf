package dev.loggia.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;

/**
 * Everything the program takes from the process it runs in.
 *
 * @param output for data only
 * @param error for everything else
 * @param variables the environment variables
 * @param clock the time, and the zone that {@code --tz local} means
 * @param interruption what Ctrl+C triggers
 */
record Environment(
        InputStream input,
        OutputStream output,
        OutputStream error,
        Map<String, String> variables,
        Clock clock,
        Terminal terminal,
        Interruption interruption) {}

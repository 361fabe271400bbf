package dev.loggia.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command {@code loggia}. */
@Command(name = "loggia", mixinStandardHelpOptions = true, version = "loggia 0.1.0-SNAPSHOT")
public final class Main implements Runnable {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}

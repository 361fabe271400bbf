package dev.loggia.cli;

import java.util.Objects;

/** Which Loggia this is. */
final class Version {

    private Version() {}

    static String text() {
        String version =
                Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
        return "loggia " + version + "\njava " + Runtime.version() + "\n";
    }
}

package dev.loggia.ingest.file;

/**
 * What was found out about an input before it is read.
 *
 * @param path as given, or what stands for standard input
 * @param format name of its format; of a pipe only known once it is read
 * @param evidence what speaks for it, as {@code 98 of 100 sampled lines}; empty when nothing had to
 * @param compression {@code gzip}, {@code zstd}, or empty
 * @param size bytes on disk, or -1 for a pipe
 */
public record InputDescription(String path, String format, String evidence, String compression, long size) {

    /** One line for a person. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(path).append(": ").append(format);
        if (!evidence.isEmpty()) {
            text.append(" (").append(evidence).append(')');
        }
        if (!compression.isEmpty()) {
            text.append(", ").append(compression);
        }
        if (size >= 0) {
            text.append(", ")
                    .append(String.format(java.util.Locale.ROOT, "%,d", size))
                    .append(" bytes");
        }
        return text.toString();
    }
}

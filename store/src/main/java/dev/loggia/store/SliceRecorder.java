package dev.loggia.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexInput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/** Notes which parts of files are asked for. Thread-confined. */
final class SliceRecorder extends FilterDirectory {

    /** An action that reads. */
    interface Reading {
        void run() throws IOException;
    }

    /** By file and start: how long each part is. */
    private Map<String, SortedMap<Long, Long>> asked = new HashMap<>();

    SliceRecorder(Directory files) {
        super(files);
    }

    /** How many bytes of each file an action asks for; each byte counts once. */
    Map<String, Long> record(Reading action) throws IOException {
        asked = new HashMap<>();
        action.run();
        Map<String, Long> lengths = new HashMap<>();
        asked.forEach((file, parts) -> lengths.put(file, union(parts)));
        return lengths;
    }

    private static long union(SortedMap<Long, Long> parts) {
        long total = 0;
        long end = 0;
        for (Map.Entry<Long, Long> part : parts.entrySet()) {
            long partEnd = part.getKey() + part.getValue();
            total += Math.max(0, partEnd - Math.max(end, part.getKey()));
            end = Math.max(end, partEnd);
        }
        return total;
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        return new Recording(name, in.openInput(name, context));
    }

    private final class Recording extends FilterIndexInput {

        private final String file;

        Recording(String file, IndexInput input) {
            super(file, input);
            this.file = file;
        }

        @Override
        public IndexInput slice(String description, long offset, long length) throws IOException {
            asked.computeIfAbsent(file, name -> new TreeMap<>()).merge(offset, length, Math::max);
            return in.slice(description, offset, length);
        }

        @Override
        public IndexInput clone() {
            return new Recording(file, in.clone());
        }
    }
}

package dev.loggia.store;

import java.io.IOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/** A directory in which something happens before files of one kind are opened. */
final class BusyDirectory extends FilterDirectory {

    /** What happens. */
    interface Event {
        void happen() throws IOException;
    }

    private final String ending;
    private final Event event;
    private int left;

    /** @param times how often it happens */
    BusyDirectory(Directory files, String ending, int times, Event event) {
        super(files);
        this.ending = ending;
        this.left = times;
        this.event = event;
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        if (left > 0 && name.endsWith(ending)) {
            left--;
            event.happen();
        }
        return super.openInput(name, context);
    }
}

package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.loggia.diagnostic.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time appends to a group, and whoever else wants to is told so; processes agree on what groups there are. */
class WriterLockTest {

    private static final String GROUP = "held/group";
    private static final long TIME = 1_795_168_800_000L;

    @TempDir
    private Path folder;

    private LogStore open() {
        return LogStore.open(folder, StoreOptions.standard(Clock.systemUTC()));
    }

    private static void append(LogStore store) {
        store.group(GROUP).append(NumberedEvents.of("a", TIME, 0, 10), Map.of());
    }

    private static long count(LogStore store) {
        try (Snapshot snapshot = store.group(GROUP).snapshot()) {
            return snapshot.events();
        }
    }

    private static void isLocked(LogStore store) {
        DataException thrown = catchThrowableOfType(DataException.class, () -> append(store));
        assertThat(thrown).isNotNull();
        assertThat(thrown.diagnostics().getFirst().code()).isEqualTo("log-group-locked");
        assertThat(thrown).hasMessage("another process is writing to log group held/group");
    }

    @Test
    void anotherProcessHasTheGroup() throws IOException, InterruptedException {
        try (LogStore store = open();
                ChildProcess other = ChildProcess.start("hold", folder, GROUP)) {
            other.await("holding");
            isLocked(store);
            DataException undeletable = catchThrowableOfType(DataException.class, () -> store.delete(GROUP));
            assertThat(undeletable.diagnostics().getFirst().code()).isEqualTo("log-group-locked");
            assertThat(store.find(GROUP)).isPresent();
            store.group("other/group").append(NumberedEvents.of("a", TIME, 0, 10), Map.of());
            other.say("enough");
            assertThat(other.end()).isZero();
            append(store);
            assertThat(count(store)).isEqualTo(20);
        }
    }

    @Test
    void anotherStoreOfTheProcessHasTheGroup() {
        try (LogStore second = open()) {
            try (LogStore first = open()) {
                append(first);
                isLocked(second);
                assertThat(count(second)).isZero();
                first.group(GROUP).flush();
                assertThat(count(second)).isEqualTo(10);
                isLocked(second);
            }
            append(second);
            assertThat(count(second)).isEqualTo(20);
        }
    }

    @Test
    void aDeletedGroupTakesNothing() {
        try (LogStore first = open();
                LogStore second = open()) {
            append(first);
            LogGroup group = first.group(GROUP);
            group.flush();
            LogGroup same = second.group(GROUP);
            try (Snapshot snapshot = same.snapshot()) {
                assertThat(first.delete(GROUP)).isTrue();
                assertThat(NumberedEvents.read(snapshot)).hasSize(10);
            }
            for (LogGroup deleted : List.of(group, same)) {
                List<Runnable> uses = List.of(
                        () -> deleted.append(NumberedEvents.of("a", TIME, 0, 10), Map.of()),
                        () -> deleted.snapshot().close(),
                        deleted::positions,
                        deleted::compact,
                        deleted::created);
                for (Runnable use : uses) {
                    DataException thrown = catchThrowableOfType(DataException.class, use::run);
                    assertThat(thrown).isNotNull();
                    assertThat(thrown.diagnostics().getFirst().code()).isEqualTo("no-such-log-group");
                }
            }
            assertThat(second.groups()).isEmpty();
            append(second);
            assertThat(first.group(GROUP).id()).isNotEqualTo(group.id());
            second.group(GROUP).flush();
            assertThat(count(first)).isEqualTo(10);
            assertThat(folder.resolve(DiskFolder.GROUPS).resolve(group.id())).doesNotExist();
        }
    }

    @Test
    void allCreateOneGroup() throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (LogStore first = open();
                LogStore second = open();
                ChildProcess third = ChildProcess.start("create", folder, GROUP);
                ChildProcess fourth = ChildProcess.start("create", folder, GROUP)) {
            third.await("ready");
            fourth.await("ready");
            List<Callable<String>> creations = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                LogStore store = i % 2 == 0 ? first : second;
                creations.add(() -> store.group(GROUP).id());
            }
            third.say("go");
            fourth.say("go");
            List<Future<String>> created = threads.invokeAll(creations);
            String id = created.getFirst().get();
            for (Future<String> other : created) {
                assertThat(other.get()).isEqualTo(id);
            }
            third.await("created " + id);
            fourth.await("created " + id);
            assertThat(first.groups()).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aClosedStoreTakesNothing() {
        LogStore store = open();
        LogGroup group = store.group(GROUP);
        append(store);
        store.close();
        assertThat(catchThrowableOfType(
                        IllegalStateException.class, () -> group.append(NumberedEvents.of("a", TIME, 0, 10), Map.of())))
                .hasMessage("the store is closed");
        try (LogStore other = open()) {
            append(other);
            assertThat(count(other)).isEqualTo(20);
        }
    }
}

package dev.loggia.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.diagnostic.DataException;
import dev.loggia.diagnostic.Diagnostic;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoreErrorsTest {

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(
                        new AccessDeniedException("/s/x"),
                        "store-unreadable",
                        "the store cannot be read: permission denied",
                        "store-not-writable",
                        "the store cannot be written: permission denied"),
                Arguments.of(
                        new FileSystemException("/s/x", null, "Read-only file system"),
                        "store-unreadable",
                        "the store cannot be read: the file system is read-only",
                        "store-not-writable",
                        "the store cannot be written: the file system is read-only"),
                Arguments.of(
                        new NoSuchFileException("/s/x"),
                        "store-file-missing",
                        "the store lacks a file that belongs to it: /s/x",
                        "store-not-writable",
                        "the store cannot be written: there is no /s/x"),
                Arguments.of(
                        new FileNotFoundException("_0.si"),
                        "store-file-missing",
                        "the store lacks a file that belongs to it: _0.si",
                        "store-not-writable",
                        "the store cannot be written: there is no _0.si"),
                same(
                        new IOException("No space left on device"),
                        "disk-full",
                        "the disk is full: the store cannot grow (No space left on device)"),
                same(
                        new FileSystemException("/s/x", null, "Disk quota exceeded"),
                        "disk-full",
                        "the disk is full: the store cannot grow (Disk quota exceeded)"),
                same(
                        new FileSystemException("/s/x", null, "Too many open files"),
                        "too-many-files",
                        "the store needs more open files than the system allows"),
                same(
                        new LockObtainFailedException("held"),
                        "group-in-use",
                        "the store is being written by another program"),
                same(
                        new IndexFormatTooNewException("x", 9, 1, 2),
                        "store-too-new",
                        "the store was written by a newer version of Loggia"),
                same(
                        new CorruptIndexException("bad checksum", "_0.dvd"),
                        "damaged",
                        "the store is damaged: bad checksum (resource=_0.dvd)"),
                same(new EOFException("read past EOF"), "damaged", "the store is damaged: read past EOF"),
                same(new ClosedByInterruptException(), "interrupted", "work on the store was interrupted"),
                Arguments.of(
                        new IOException(),
                        "store-unreadable",
                        "the store cannot be read: IOException",
                        "store-not-writable",
                        "the store cannot be written: IOException"));
    }

    private static Arguments same(IOException error, String code, String message) {
        return Arguments.of(error, code, message, code, message);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void isToldInPlainWords(
            IOException error, String readCode, String readMessage, String writeCode, String writeMessage) {
        is(StoreErrors.reading("the store", error), error, readCode, readMessage);
        is(StoreErrors.writing("the store", error), error, writeCode, writeMessage);
    }

    private static void is(DataException told, IOException error, String code, String message) {
        Diagnostic diagnostic = told.diagnostics().getFirst();
        assertThat(diagnostic.message()).isEqualTo(message);
        assertThat(diagnostic.code()).isEqualTo(code);
        assertThat(told).hasCause(error);
    }
}

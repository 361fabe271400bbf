package dev.loggia.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of JSON texts read so far, and a number for each of their flat names. A place is found by the one around it and the
 * bytes of its key or the number of its element; several places may have one name, as the key {@code a.b} and the path from
 * {@code a} to {@code b} do. Messages of one kind have their keys in one order, so a place remembers which came after it: mostly a
 * key costs one comparison. Thread-confined.
 */
final class JsonNames {

    /** The place around all others. */
    static final int ROOT = 0;

    /** No place: it is beyond the bounds of this table, and so is all below it. */
    static final int OTHER = -1;

    /** Where nothing is foretold. No key leads to the root, so its number is free. */
    private static final int NONE = 0;

    /** Longer names, in bytes of UTF-8, are not kept. */
    private static final int MAXIMUM_NAME_BYTES = 1024;

    /** Keys that collide more often are not kept, lest an attacker choose them. Slots are four for a place: chance never gets there. */
    private static final int MAXIMUM_PROBES = 64;

    private final int maximumPlaces;
    private final int[] slots;
    private int places = 1;

    private int[] parents = new int[64];
    private int[] ids = new int[64];
    private int[] pathBytes = new int[64];
    private int[] keyStarts = new int[64];
    private int[] keyBytes = new int[64];
    private boolean[] plain = new boolean[64];
    private int[] firstKeys = new int[64];
    private int[] nextKeys = new int[64];
    private int[][] elements = new int[64][];

    /** The bytes of all keys, eight in a word, the first lowest; every key begins a word. */
    private long[] words = new long[256];

    private int wordCount;

    private final Map<String, Integer> idOfName = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** @param maximumNames how many names may be kept */
    JsonNames(int maximumNames) {
        this.maximumPlaces = maximumNames + 1;
        this.slots = new int[Math.max(64, Integer.highestOneBit(maximumNames) << 3)];
    }

    /** How many names there are. */
    int names() {
        return names.size();
    }

    /** The flat name of a number. */
    String name(int id) {
        return names.get(id);
    }

    /** The number of the name of a place, not the root; {@link #OTHER} for {@link #OTHER}. */
    int id(int place) {
        return place == OTHER ? OTHER : ids[place];
    }

    /** Where the first key of an object here is likely to lead. */
    int likelyFirst(int place) {
        return place == OTHER ? NONE : firstKeys[place];
    }

    /** Where the key that follows the one of this place is likely to lead. */
    int likelyNext(int place) {
        return place == OTHER ? NONE : nextKeys[place];
    }

    /** Whether the key of a likely place stands here, with a quote after it. */
    boolean isKey(int place, byte[] buffer, int at, int end) {
        if (place == NONE) {
            return false;
        }
        int length = keyBytes[place];
        return at + length < end && buffer[at + length] == '"' && hasKey(place, buffer, at, length);
    }

    /** The length of the key of a likely place, in bytes. */
    int keyBytes(int place) {
        return keyBytes[place];
    }

    /** Where a key leads from an object. @param key UTF-8 in {@code [start, end)}, escapes resolved */
    int key(int object, byte[] key, int start, int end) {
        int length = end - start;
        return object == OTHER || pathBytes[object] + 1 + length > MAXIMUM_NAME_BYTES
                ? OTHER
                : find(object, key, start, length);
    }

    /** Remembers in which order the keys of an object come. @param previous the place before, {@link #OTHER} before the first */
    void follows(int object, int previous, int place) {
        if (place == OTHER || !plain[place]) {
            return;
        }
        if (previous == OTHER) {
            firstKeys[object] = place;
        } else {
            nextKeys[previous] = place;
        }
    }

    private int find(int object, byte[] key, int start, int length) {
        int slot = hash(object, key, start, length);
        for (int probe = 0; probe < MAXIMUM_PROBES; probe++, slot++) {
            int place = slots[slot & slots.length - 1];
            if (place == NONE) {
                int added = addKey(object, key, start, length);
                if (added != OTHER) {
                    slots[slot & slots.length - 1] = added;
                }
                return added;
            }
            if (parents[place] == object && keyBytes[place] == length && hasKey(place, key, start, length)) {
                return place;
            }
        }
        return OTHER;
    }

    private boolean hasKey(int place, byte[] buffer, int at, int length) {
        int word = keyStarts[place];
        int whole = length & ~7;
        for (int i = 0; i < whole; i += 8) {
            if (JsonBytes.word(buffer, at + i) != words[word++]) {
                return false;
            }
        }
        return whole == length || JsonBytes.word(buffer, at + whole, length - whole) == words[word];
    }

    private static int hash(int object, byte[] key, int start, int length) {
        long hash = object * 0x9e3779b97f4a7c15L ^ length;
        int whole = length & ~7;
        for (int i = 0; i < whole; i += 8) {
            hash = mixed(hash ^ JsonBytes.word(key, start + i));
        }
        return (int) mixed(hash ^ JsonBytes.word(key, start + whole, length - whole));
    }

    private static long mixed(long bits) {
        long product = bits * 0xbf58476d1ce4e5b9L;
        return product ^ product >>> 32;
    }

    private int addKey(int object, byte[] key, int start, int length) {
        if (places == maximumPlaces) {
            return OTHER;
        }
        int place = add(object, new String(key, start, length, StandardCharsets.UTF_8), length);
        keyStarts[place] = wordCount;
        keyBytes[place] = length;
        plain[place] = JsonBytes.stop(key, start, start + length) == JsonBytes.ENDLESS;
        if (wordCount + length / 8 + 1 > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
        int whole = length & ~7;
        for (int i = 0; i < whole; i += 8) {
            words[wordCount++] = JsonBytes.word(key, start + i);
        }
        words[wordCount++] = JsonBytes.word(key, start + whole, length - whole);
        return place;
    }

    /** Where an element of an array at a place leads. */
    int element(int array, int index) {
        if (array == OTHER) {
            return OTHER;
        }
        int[] known = elements[array];
        return known != null && index < known.length && known[index] != NONE ? known[index] : newElement(array, index);
    }

    private int newElement(int array, int index) {
        String number = Integer.toString(index);
        if (places == maximumPlaces || pathBytes[array] + 1 + number.length() > MAXIMUM_NAME_BYTES) {
            return OTHER;
        }
        int place = add(array, number, number.length());
        int[] known = elements[array];
        if (known == null) {
            known = new int[Math.max(4, index + 1)];
        } else if (index >= known.length) {
            known = Arrays.copyOf(known, Math.max(index + 1, known.length * 2));
        }
        known[index] = place;
        elements[array] = known;
        return place;
    }

    private int add(int parent, String key, int length) {
        String path = parent == ROOT ? key : path(names.get(ids[parent])) + "." + key;
        String name = WantedNames.flatName(path);
        Integer id = idOfName.putIfAbsent(name, names.size());
        if (id == null) {
            id = names.size();
            names.add(name);
        }
        if (places == ids.length) {
            grow();
        }
        int place = places++;
        parents[place] = parent;
        ids[place] = id;
        pathBytes[place] = parent == ROOT ? length : pathBytes[parent] + 1 + length;
        return place;
    }

    /** The number of a flat name that no JSON text has to have; {@link #OTHER} when it cannot be kept. */
    int named(String flatName) {
        Integer id = idOfName.get(flatName);
        if (id != null) {
            return id;
        }
        if (names.size() >= maximumPlaces - 1 || flatName.length() > MAXIMUM_NAME_BYTES) {
            return OTHER;
        }
        idOfName.put(flatName, names.size());
        names.add(flatName);
        return names.size() - 1;
    }

    /** Undoes {@link WantedNames#flatName}. */
    private static String path(String flatName) {
        return flatName.startsWith("@") ? flatName.substring(1) : flatName;
    }

    private void grow() {
        int capacity = places * 2;
        parents = Arrays.copyOf(parents, capacity);
        ids = Arrays.copyOf(ids, capacity);
        pathBytes = Arrays.copyOf(pathBytes, capacity);
        keyStarts = Arrays.copyOf(keyStarts, capacity);
        keyBytes = Arrays.copyOf(keyBytes, capacity);
        plain = Arrays.copyOf(plain, capacity);
        firstKeys = Arrays.copyOf(firstKeys, capacity);
        nextKeys = Arrays.copyOf(nextKeys, capacity);
        elements = Arrays.copyOf(elements, capacity);
    }
}

package dev.photinus.local.aws.lambda;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an executable for Linux asks of the machine that it is started on.
 *
 * @param machine the processor: {@link #X86_64}, {@link #AARCH64}, or another of ELF's numbers
 * @param symbolVersions versions of the shared libraries' symbols that it needs, such as {@code GLIBC_2.34}
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html">ELF header</a>
 * @see <a href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html">Symbol
 *     versioning: .gnu.version_r</a>
 */
record ElfFile(int machine, Set<String> symbolVersions) {
    static final int X86_64 = 62;
    static final int AARCH64 = 183;

    private static final int MAGIC = 0x7f454c46;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int VERSIONS_NEEDED = 0x6ffffffe;

    ElfFile {
        symbolVersions = Set.copyOf(symbolVersions);
    }

    /**
     * Reads the header and the section of needed versions; of a file without one, such as a static executable, none are needed.
     *
     * @return empty for what is no ELF file of 64 bits, little-endian, as both of Lambda's processors have them
     * @throws IllegalArgumentException where it is damaged
     */
    static Optional<ElfFile> read(byte[] bytes) {
        var file = ByteBuffer.wrap(bytes);
        if (bytes.length < 64 || file.getInt(0) != MAGIC || file.get(4) != CLASS_64 || file.get(5) != LITTLE_ENDIAN) {
            return Optional.empty();
        }
        file.order(ByteOrder.LITTLE_ENDIAN);
        try {
            return Optional.of(new ElfFile(Short.toUnsignedInt(file.getShort(18)), neededVersions(file)));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new IllegalArgumentException("the executable is damaged", e);
        }
    }

    private static Set<String> neededVersions(ByteBuffer file) {
        var sections = Math.toIntExact(file.getLong(40));
        var size = Short.toUnsignedInt(file.getShort(58));
        var count = Short.toUnsignedInt(file.getShort(60));
        for (var i = 0; i < count; i++) {
            var section = sections + i * size;
            if (file.getInt(section + 4) == VERSIONS_NEEDED) {
                var names = sections + file.getInt(section + 40) * size;
                return versions(file, offset(file, section), file.getInt(section + 44), offset(file, names));
            }
        }
        return Set.of();
    }

    private static int offset(ByteBuffer file, int section) {
        return Math.toIntExact(file.getLong(section + 24));
    }

    /** One entry a library, and after it one a version; each says how far it is to the next. */
    private static Set<String> versions(ByteBuffer file, int start, int libraries, int names) {
        var versions = new TreeSet<String>();
        var library = start;
        for (var i = 0; i < libraries; i++) {
            var version = library + file.getInt(library + 8);
            for (var j = Short.toUnsignedInt(file.getShort(library + 2)); j > 0; j--) {
                versions.add(text(file, names + file.getInt(version + 8)));
                version += file.getInt(version + 12);
            }
            library += file.getInt(library + 12);
        }
        return versions;
    }

    private static String text(ByteBuffer file, int start) {
        var text = new StringBuilder();
        for (var i = start; file.get(i) != 0; i++) {
            text.append((char) file.get(i));
        }
        return text.toString();
    }
}

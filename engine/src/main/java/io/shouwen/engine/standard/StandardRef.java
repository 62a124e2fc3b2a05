package io.shouwen.engine.standard;

/**
 * Names one published version of a code.
 *
 * @param hash SHA-256 of its files, in hexadecimal: what was judged by
 */
public record StandardRef(String code, String version, String hash) {
    @Override
    public String toString() {
        return code + "/" + version;
    }
}

package io.shouwen.server.paper;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Takes a file out of a paper again. */
public final class Attached {
    private Attached() {}

    /** The first attached file whose name ends so; none if there is none. */
    public static Optional<byte[]> in(byte[] pdf, String ending) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
            if (names == null || names.getEmbeddedFiles() == null) {
                return Optional.empty();
            }
            Map<String, PDComplexFileSpecification> files = names.getEmbeddedFiles().getNames();
            if (files == null) {
                return Optional.empty();
            }
            for (Map.Entry<String, PDComplexFileSpecification> file : files.entrySet()) {
                if (file.getKey().endsWith(ending) && file.getValue().getEmbeddedFile() != null) {
                    return Optional.of(file.getValue().getEmbeddedFile().toByteArray());
                }
            }
            return Optional.empty();
        }
    }
}

package io.shouwen.server.file;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture made small. A picture that would unfold to more than a camera takes is left alone. */
final class Thumbnail {
    private static final int LONGEST = 320;
    private static final long MOST_PIXELS = 60_000_000;

    private Thumbnail() {}

    /** As a data address; none if it is no picture that can be read. */
    static Optional<String> of(byte[] picture) {
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return small(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The readers of the platform throw all sorts of things at a broken picture.
            return Optional.empty();
        }
    }

    private static Optional<String> small(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            return Optional.empty();
        }
        int longest = Math.max(width, height);
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, longest / (2 * LONGEST));
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage read = reader.read(0, param);
        int toWidth = Math.max(1, width * Math.min(LONGEST, longest) / longest);
        int toHeight = Math.max(1, height * Math.min(LONGEST, longest) / longest);
        BufferedImage small = new BufferedImage(toWidth, toHeight, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, toWidth, toHeight);
        pen.drawImage(read, 0, 0, toWidth, toHeight, null);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", out);
        return Optional.of(
                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(out.toByteArray()));
    }
}

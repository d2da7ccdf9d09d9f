#pragma once
// Advice for a better photo from what can be measured on it: sharpness, light, contrast, framing, size. Measured on the
// photo reduced to kMeasuredSide pixels on its short side, so blur that is only seen in a larger picture is not found.
// Must not know what is on the photo, nor how the advice is worded.
//
// The thresholds were chosen, once and by a program that is not kept, on 2,040 photos of flowers (Oxford-102, training
// and validation; M-E. Nilsback and A. Zisserman, 2008), of short side 256. Any finding but kTooFewPixels comes up
// for 4.1 % of them as they are. By problem, in percent, as they are and after every fourth was spoilt:
//
//     kBlurred       0.0   98 with a Gaussian of sigma 3; 80 of 2; 40 of 1.5; 5 of 1
//     kTooDark       1.7   99 times 0.25; 52 times 0.4
//     kTooBright     0.3   87 times 3, cut at 255; 100 with a quarter of the distance to white
//     kFlat          0.9   100 with a fifth of the distance to mid-grey; 95 with 0.3 of it
//     kSubjectSmall  2.0   100 at a quarter of the size in the middle of one grey, 89 of another photo out of focus (a
//                          Gaussian of sigma 4); 100 and 98 at a third of the size in a corner of these
//
// One cause may have several findings: 99 % of those times 0.25 are flat, too. kSubjectSmall says where there is
// detail, and cannot tell the subject from busy surroundings: a small plant before a hedge is not found.

#include <vector>

#include "ml/vision/image.h"

namespace cairn::vision {

inline constexpr int kMeasuredSide = 256;

struct PhotoQuality {
  int width = 0, height = 0;  // of the original, in pixels
  // Variance of the Laplacian of luma (J. L. Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy: a
  // comparative study", ICPR 2000), and that over the variance of luma, which neither light nor contrast change.
  double laplacian_variance = 0, sharpness = 0;
  double mean_luma = 0;                     // 0..255
  double dark_share = 0, bright_share = 0;  // of pixels with a luma <= kDarkest, >= kBrightest (histogram.h)
  double contrast = 0;                      // standard deviation of luma
  // Of the energy of the gradient, the sum of squared Sobel magnitudes. All 0 where there is none.
  double middle_share = 0;  // the part within the middle square, half as wide as the photo's short side
  double filled_share = 0;  // least share of the photo, in tiles of 16 x 16, that holds nine tenths of it
  double off_centre = 0;    // how far its centre of mass is from the photo's, over half the short side
};

// `image` may be reduced already, as long as its short side has kMeasuredSide pixels or all that the original has.
// All but the size is 0 for an empty image.
PhotoQuality measure_photo(const Image& image, int original_width, int original_height);

enum class PhotoProblem { kBlurred, kTooDark, kTooBright, kFlat, kSubjectSmall, kTooFewPixels };

inline constexpr double kLeastSharpness = 0.006;
inline constexpr double kLeastMeanLuma = 40, kMostMeanLuma = 180;
inline constexpr double kMostDarkShare = 0.65, kMostBrightShare = 0.2;
inline constexpr double kLeastContrast = 24;
inline constexpr double kLeastFilledShare = 0.19, kMostMiddleShare = 0.7, kMostOffCentre = 0.5;
inline constexpr int kLeastPhotoSide = 224;  // what the models take

// Below that contrast there is nothing whose sharpness could be judged.
inline constexpr double kJudgedContrast = 2;

struct PhotoFinding {
  PhotoProblem problem = PhotoProblem::kBlurred;
  double measured = 0, threshold = 0;  // the number that says so, and what it should have been at least or at most
  friend bool operator==(const PhotoFinding&, const PhotoFinding&) = default;
};

// In the order of the enum, each problem once: where two numbers can say it, the first of them in PhotoQuality that
// does.
std::vector<PhotoFinding> findings(const PhotoQuality& quality);

}  // namespace cairn::vision

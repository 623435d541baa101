// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ColourMap.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace obscura {

namespace {

struct Lab {
    double l;
    double a;
    double b;
};

double linear(int channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

int encoded(double c) {
    const double s = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
    return int(std::lround(255 * std::clamp(s, 0.0, 1.0)));
}

// The matrices of B. Ottosson, "A perceptual color space for image processing" (2020).

Lab toLab(QRgb colour) {
    const double r = linear(qRed(colour));
    const double g = linear(qGreen(colour));
    const double b = linear(qBlue(colour));
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QRgb toRgb(const Lab& lab) {
    const auto cube = [](double x) { return x * x * x; };
    const double l = cube(lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
    const double m = cube(lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
    const double s = cube(lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
    return qRgb(encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

double distance(const Lab& p, const Lab& q) {
    return std::hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}

Lab between(const Lab& p, const Lab& q, double share) {
    return {p.l + share * (q.l - p.l), p.a + share * (q.a - p.a), p.b + share * (q.b - p.b)};
}

/// Goes along `path` at constant speed, from the first entry of `out` to the last.
void travel(std::initializer_list<QRgb> path, std::span<QRgb> out) {
    std::vector<Lab> points;
    for (const QRgb colour : path)
        points.push_back(toLab(colour));
    std::vector<double> way{0};
    for (std::size_t i = 1; i < points.size(); ++i)
        way.push_back(way.back() + distance(points[i - 1], points[i]));
    std::size_t leg = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double done = way.back() * double(i) / double(out.size() - 1);
        while (leg + 2 < way.size() && way[leg + 1] < done)
            ++leg;
        const double share = (done - way[leg]) / (way[leg + 1] - way[leg]);
        out[i] = toRgb(between(points[leg], points[leg + 1], share));
    }
}

}  // namespace

ColourMap::ColourMap(std::initializer_list<Path> paths) {
    const int part = (kSize - 1) / int(paths.size());
    int first = 0;
    for (const Path& path : paths) {
        travel(path, std::span(m_colours).subspan(std::size_t(first), std::size_t(part + 1)));
        first += part;
    }
}

QRgb ColourMap::at(double value) const {
    const double place = std::clamp(value, 0.0, 1.0) * (kSize - 1);
    return m_colours[std::size_t(std::lround(place))];
}

const ColourMap& ColourMap::sequential() {
    static const ColourMap map{{0xff3b0f5c, 0xff3a5089, 0xff21908d, 0xff5dc863, 0xfffde725}};
    return map;
}

const ColourMap& ColourMap::light() {
    static const ColourMap map{
        {0xff08080f, 0xff43125f, 0xff932566, 0xffdc5039, 0xfffba40a, 0xfffcfbb0}};
    return map;
}

const ColourMap& ColourMap::diverging(bool dark) {
    static const ColourMap onLight{{0xff0b3c68, 0xff2b7bba, 0xff93c0e2, 0xfff7f7f7},
                                   {0xfff7f7f7, 0xfff3b08a, 0xffd5601e, 0xff7d2a05}};
    static const ColourMap onDark{{0xffc2e4fb, 0xff56b4e9, 0xff235f88, 0xff1a1d22},
                                  {0xff1a1d22, 0xff8a4216, 0xfff5853f, 0xfffdd9bf}};
    return dark ? onDark : onLight;
}

const ColourMap& ColourMap::cyclic() {
    static const ColourMap map{{0xffe6e2e8, 0xff8fb3d1, 0xff5673b8, 0xff4f2f83, 0xff2f1437},
                               {0xff2f1437, 0xff7a2049, 0xffb6584f, 0xffd2a990, 0xffe6e2e8}};
    return map;
}

}  // namespace obscura

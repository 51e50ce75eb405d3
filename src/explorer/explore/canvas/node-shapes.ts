/** One WebGL program for all nodes: the outline by kind of subject, hollow for what is seen in outline only. */
import type Sigma from 'sigma';
import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

/** What a node brings beside sigma's own data. */
interface Shaped {
  readonly shape: number;
  readonly hollow: boolean;
}

const vertex = `
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_diff;
varying float v_radius;
varying float v_shape;
const float bias = 255.0 / 254.0;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  v_diff = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + v_diff, 1)).xy, 0, 1);
  v_radius = size / 2.0;
  v_shape = a_shape;
  v_color = a_color;
  v_color.a *= bias;
}`;

// distances from the outline; each outline fits into the circle of the node's radius
const fragment = `
precision highp float;
varying vec4 v_color;
varying vec2 v_diff;
varying float v_radius;
varying float v_shape;
uniform float u_correctionRatio;
const vec4 clear = vec4(0.0, 0.0, 0.0, 0.0);
float outline(float shape) {
  vec2 p = abs(v_diff);
  if (shape < 0.5) return length(v_diff) - v_radius;
  if (shape < 1.5) return max(p.x, p.y) - v_radius * 0.76;
  if (shape < 2.5) return (p.x + p.y - v_radius) * 0.7071;
  return max(p.x * 0.866 + p.y * 0.5, p.y) - v_radius * 0.86;
}
void main() {
  float hollow = step(4.0, v_shape);
  float edge = u_correctionRatio * 2.0;
  float far = outline(v_shape - hollow * 4.0) + edge;
  vec4 fill = far > -u_correctionRatio * 3.0 ? v_color : mix(v_color, vec4(1.0), hollow);
  gl_FragColor = mix(fill, clear, clamp(far / edge, 0.0, 1.0));
}`;

const uniforms = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const;
const { FLOAT, TRIANGLES, UNSIGNED_BYTE } = WebGLRenderingContext;

/** Given to sigma as the program of every node. */
export class NodeShapes extends NodeProgram<(typeof uniforms)[number]> {
  // sigma would draw each node a second time, to be found by its pixel; pointing.ts reckons instead
  constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
    super(gl, null, renderer);
  }

  override getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: vertex,
      FRAGMENT_SHADER_SOURCE: fragment,
      METHOD: TRIANGLES,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_shape', size: 1, type: FLOAT },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  override processVisibleItem(
    _index: number,
    start: number,
    data: NodeDisplayData & Partial<Shaped>,
  ) {
    const { array } = this;
    array[start] = data.x;
    array[start + 1] = data.y;
    array[start + 2] = data.size;
    array[start + 3] = floatColor(data.color);
    array[start + 4] = (data.shape ?? 0) + (data.hollow === true ? 4 : 0);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo) {
    gl.uniform1f(uniformLocations['u_correctionRatio'] ?? null, params.correctionRatio);
    gl.uniform1f(uniformLocations['u_sizeRatio'] ?? null, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations['u_matrix'] ?? null, false, params.matrix);
  }
}

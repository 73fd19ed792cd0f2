export { customerFace, type FacedCustomer, type FaceWords, faceStyles } from '../kit/customer-face.ts';
